import Theme from 'vitepress/theme';
import './marbles.css';

export default Theme;
